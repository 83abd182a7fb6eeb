/** The parts of one Shapefile, chosen together, as the ZIP that the server reads; nothing is compressed. */

const SHAPE_PARTS = [".shp", ".shx", ".dbf", ".prj", ".cpg"];
const DOS_DAY = 0x21; // 1980-01-01: the parts' days are nobody's business
const UTF8_NAMES = 0x800;

class OwnZip {
  /** Return the one file of these, or the parts of one Shapefile in a ZIP; null when they are several things. */
  static async joined(files) {
    if (files.length === 1) return files[0];
    const parts = files.filter(OwnZip.isPart);
    const shape = parts.find(({ name }) => /\.shp$/i.test(name));
    const stem = shape && shape.name.slice(0, -".shp".length);
    if (!shape || !files.every(({ name }) => name.startsWith(`${stem}.`))) return null;
    const whole = await Promise.all(parts.map(async (part) => ({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) })));
    return new File([OwnZip.packed(whole)], `${stem}.zip`, { type: "application/zip" });
  }

  /** Whether this is a part of a Shapefile that is read. */
  static isPart({ name }) {
    return SHAPE_PARTS.some((ending) => name.toLowerCase().endsWith(ending));
  }

  /** Return the parts as one ZIP. */
  static packed(parts) {
    const heads = [];
    const pieces = [];
    let offset = 0;
    parts.forEach(({ name, bytes }) => {
      const called = new TextEncoder().encode(name);
      const common = [20, UTF8_NAMES, 0, 0, DOS_DAY];
      const sizes = [OwnZip.crc(bytes), bytes.length, bytes.length];
      const local = OwnZip.numbers([0x4034b50, ...common, ...sizes, called.length, 0], [4, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2]);
      heads.push(OwnZip.numbers([0x2014b50, 20, ...common, ...sizes, called.length, 0, 0, 0, 0, 0, offset], [4, 2, 2, 2, 2, 2, 2, 4, 4, 4, 2, 2, 2, 2, 2, 4, 4]), called);
      pieces.push(local, called, bytes);
      offset += local.length + called.length + bytes.length;
    });
    const length = heads.reduce((sum, one) => sum + one.length, 0);
    const end = OwnZip.numbers([0x6054b50, 0, 0, parts.length, parts.length, length, offset, 0], [4, 2, 2, 2, 2, 4, 4, 2]);
    return new Blob([...pieces, ...heads, end]);
  }

  /** Return numbers as bytes, the least first, each so many wide. */
  static numbers(values, widths) {
    const bytes = new Uint8Array(widths.reduce((sum, one) => sum + one, 0));
    const view = new DataView(bytes.buffer);
    let at = 0;
    values.forEach((value, index) => {
      if (widths[index] === 4) view.setUint32(at, value, true);
      else view.setUint16(at, value, true);
      at += widths[index];
    });
    return bytes;
  }

  /** Return the check sum that a ZIP has of its parts (CRC-32). */
  static crc(bytes) {
    OwnZip.table = OwnZip.table || Array.from({ length: 256 }, (_, one) => {
      let sum = one;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
      return sum >>> 0;
    });
    let sum = 0xffffffff;
    for (let at = 0; at < bytes.length; at += 1) sum = (sum >>> 8) ^ OwnZip.table[(sum ^ bytes[at]) & 255];
    return (sum ^ 0xffffffff) >>> 0;
  }
}

/**
 * An own layer too large to be drawn here: pictures of 512 px, drawn by the server. The frame fetches
 * nothing, so it asks the page for each and is handed the picture.
 */

const OWN_TILE_PX = 512;
const asked = new Map();
let tickets = 0;

const AskedTiles = L.GridLayer.extend({
  /** Return an empty canvas, filled when the page hands the picture in. */
  createTile(spot, done) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = OWN_TILE_PX;
    tickets += 1;
    canvas.ticket = tickets;
    asked.set(tickets, { canvas, done });
    // Leaflet's zoom counts tiles of 256 px: those of 512 px are half as many each way
    tell({ type: "tile", ticket: tickets, id: this.options.layer, version: this.options.version, z: spot.z - 1, x: spot.x, y: spot.y });
    return canvas;
  },
  /** A picture that nobody will see need not come. */
  _removeTile(key) {
    const tile = this._tiles[key];
    if (tile && asked.delete(tile.el.ticket)) tell({ type: "tile-drop", ticket: tile.el.ticket });
    L.GridLayer.prototype._removeTile.call(this, key);
  },
});

/** Put a picture where it was asked for; none leaves the tile empty. */
function takeTile({ ticket, bitmap }) {
  const waiting = asked.get(ticket);
  const isPicture = bitmap instanceof ImageBitmap;
  if (waiting) {
    asked.delete(ticket);
    if (isPicture) waiting.canvas.getContext("2d").drawImage(bitmap, 0, 0, OWN_TILE_PX, OWN_TILE_PX);
    waiting.done(null, waiting.canvas);
  }
  if (isPicture) bitmap.close();
}

/** An own layer drawn from the server's pictures. */
class OwnTiles extends OwnPane {
  /** Begin to ask for what is seen; `bounds` are the layer's. */
  constructor(map, id, bounds, version) {
    super(map, id);
    this.bounds = bounds;
    this.put(bounds, version);
  }

  /** Show another version of the layer; the one before stays until the new one stands. */
  put(bounds, version) {
    const before = this.tiles;
    this.bounds = bounds;
    this.tiles = new AskedTiles({
      pane: this.id, tileSize: OWN_TILE_PX, bounds, noWrap: true, updateWhenZooming: false, keepBuffer: 1, layer: this.id, version,
    });
    if (before) this.tiles.once("load", () => before.remove());
    this.tiles.addTo(this.map);
  }

  /** Ask for no more, then go. */
  remove() {
    this.tiles.remove();
    super.remove();
  }
}

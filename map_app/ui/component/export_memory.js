/** What the reader chose last time, kept by the browser; what does not fit the form any more is passed over. */

const EXPORT_MEMORY = "liwan-map:export:1";
const KEPT_CHOICES = ["format", "paper", "upright", "template", "office", "dpi"];

class ExportMemory {
  /** Return the choices kept as a plain object; empty when there are none, or the browser keeps none. */
  static read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(EXPORT_MEMORY));
      return kept && typeof kept === "object" ? kept : {};
    } catch (error) {
      return {};
    }
  }

  /** Keep the form's choices; a browser that keeps nothing does no harm. */
  static keep(form) {
    const choices = Object.fromEntries(KEPT_CHOICES.map((name) => [name, form.elements[name].value]));
    const blocks = ExportMemory.boxes(form).filter((box) => box.checked).map((box) => box.value);
    try {
      window.localStorage.setItem(EXPORT_MEMORY, JSON.stringify({ ...choices, blocks }));
    } catch (error) {
      // Kept for this visit alone.
    }
  }

  /** Put the choices kept into the form, each by itself. */
  static fill(form) {
    const kept = ExportMemory.read();
    KEPT_CHOICES.filter((name) => typeof kept[name] === "string").forEach((name) => ExportMemory.put(form.elements[name], kept[name]));
    if (Array.isArray(kept.blocks)) ExportMemory.boxes(form).forEach((box) => { box.checked = kept.blocks.includes(box.value); });
  }

  /** Put a value where the field knows it. */
  static put(field, value) {
    const before = field.value;
    const isKnown = field.options ? Array.from(field.options).some((one) => one.value === value) : value.length <= (field.maxLength > 0 ? field.maxLength : 40);
    if (isKnown) field.value = value;
    if (field.validity && !field.validity.valid) field.value = before;
  }

  /** Keep nothing more. */
  static forget() {
    try {
      window.localStorage.removeItem(EXPORT_MEMORY);
    } catch (error) {
      // There was nothing to forget.
    }
  }

  /** Return the boxes of what stands on the page. */
  static boxes(form) {
    return Array.from(form.querySelectorAll("[name=blocks]"));
  }
}

/** An SVG drawing that is left alone while it still covers what the reader sees. */

const COVER = 0.6;

/**
 * Leaflet clips and writes every path again after each pan. Here a pan that stays within what is
 * drawn (the view and `COVER` of its size around) costs nothing, whatever the number of features.
 * Positions are written from the map's pixel origin: a flight moves it, even one to the same zoom.
 */
const CalmSvg = L.SVG.extend({
  _reset() {
    this._drawnZoom = null;
    this._drawnOrigin = null;
    L.SVG.prototype._reset.call(this);
  },
  _update() {
    const map = this._map;
    const corner = map.containerPointToLayerPoint([0, 0]);
    const seen = L.bounds(corner, corner.add(map.getSize()));
    const origin = map.getPixelOrigin();
    if (this._drawnZoom === map.getZoom() && origin.equals(this._drawnOrigin) && this._bounds.contains(seen)) return;
    this._drawnZoom = map._animatingZoom ? null : map.getZoom();
    this._drawnOrigin = origin;
    L.SVG.prototype._update.call(this);
  },
});

/** Return a drawing for this pane. */
function drawingIn(pane) {
  return new CalmSvg({ pane, padding: COVER });
}

// Draws places over an outline of the world; both come from this server.
import * as maplibre from "/static/vendor/maplibre-gl.mjs";
import { save } from "/static/desk.js";

const box = document.getElementById("map");
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const point = p => ({ type: "Feature", geometry: { type: "Point", coordinates: [p.longitude, p.latitude] }, properties: p });

function popup(p) {
  const a = document.createElement("a"), url = new URL(box.dataset.search, location);
  url.searchParams.append("place", p.name);
  a.href = url; a.textContent = `${p.name}${p.country ? ` (${p.country})` : ""}: ${p.events}`; a.dir = "auto";
  return a;
}
async function draw() {
  maplibre.setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");
  const places = (await (await fetch(box.dataset.places)).json()).map(point);
  const map = new maplibre.Map({
    container: box, center: [35, 27], zoom: 2.2, attributionControl: { customAttribution: "Natural Earth" }, renderWorldCopies: false,
    canvasContextAttributes: { preserveDrawingBuffer: true },
    style: { version: 8, sources: { world: { type: "geojson", data: new URL("/static/vendor/world.json", location).href }, places: { type: "geojson", data: { type: "FeatureCollection", features: places } } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
        { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--land") } },
        { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--line"), "line-width": 0.8 } },
        { id: "places", type: "circle", source: "places", paint: { "circle-color": colour("--key"), "circle-opacity": 0.7, "circle-stroke-color": colour("--paper"), "circle-stroke-width": 1, "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "events"]], 1, 5, 30, 32] } },
      ] },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.on("click", "places", event => new maplibre.Popup().setLngLat(event.lngLat).setDOMContent(popup(event.features[0].properties)).addTo(map));
  map.on("idle", () => { box.dataset.drawn = places.length; });
  if (places.length) {
    const bounds = new maplibre.LngLatBounds();
    places.forEach(p => bounds.extend(p.geometry.coordinates));
    map.fitBounds(bounds, { padding: 60, maxZoom: 5, animate: false });
  }
  document.querySelector("[data-map-png]").addEventListener("click", () => save(map.getCanvas().toDataURL("image/png"), "khabar-map.png"));
}
draw().catch(error => { box.textContent = box.dataset.none; box.dataset.wrong = String(error); });

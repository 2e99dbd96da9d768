import { EARTH_RADIUS_KM } from "../contract.js";

// The distance of two points, each [latitude, longitude]; pwa/site/directory.py does the same.
export function kilometres(a, b) {
  const rad = degrees => degrees * Math.PI / 180;
  const lat = Math.sin(rad(b[0] - a[0]) / 2), lon = Math.sin(rad(b[1] - a[1]) / 2);
  return EARTH_RADIUS_KM * Math.acos(1 - 2 * (lat * lat + Math.cos(rad(a[0])) * Math.cos(rad(b[0])) * lon * lon));
}

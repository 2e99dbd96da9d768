import { tell } from "./dom.js";

const PATIENCE = 60000; // ms that a phone may take to find itself

// Tells `found` where the phone is; nothing is sent. `exact` takes its time, else an older position will do.
// Says `looking` until then, and `unknown` where the phone can't tell.
export function locate(box, exact, looking, unknown, found) {
  tell(box, looking);
  navigator.geolocation.getCurrentPosition(position => found(position.coords), () => tell(box, unknown), {
    enableHighAccuracy: exact, timeout: PATIENCE, maximumAge: exact ? 0 : 600000
  });
}

import { CHANNEL } from "../contract.js";
import { closed } from "./core.js";

// Another tab erases: this one writes nothing any more.
export function hearErasing() {
  if (!self.BroadcastChannel) return;
  new BroadcastChannel(CHANNEL).addEventListener("message", () => { closed.now = true; });
}

import { CHANNEL } from "../contract.js";
import { closed } from "./storage.js";

// Another tab erases: this one writes nothing any more. It may be saving before it has any tools.
export function hearErasing() {
  if (!self.BroadcastChannel) return;
  new BroadcastChannel(CHANNEL).addEventListener("message", () => { closed.now = true; });
}

import { behave } from "./core.js";
import { contactFilter } from "./contact-filter.js";
import { savedLanguages } from "./saved-languages.js";

behave("contact-filter", contactFilter);
behave("saved-languages", savedLanguages);

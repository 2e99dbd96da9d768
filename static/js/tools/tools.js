import { age } from "./age.js";
import { contactFilter } from "./contact-filter.js";
import { behave } from "./core.js";
import { correct } from "./correct.js";
import { erase } from "./erase.js";
import { inApp } from "./in-app.js";
import { install } from "./install.js";
import { listen } from "./listen.js";
import { near } from "./near.js";
import { notice } from "./notice.js";
import { openNow } from "./open-now.js";
import { phoneBook } from "./phone-book.js";
import { savedLanguages } from "./saved-languages.js";
import { search } from "./search.js";
import { second } from "./second.js";
import { selfTest } from "./self-test.js";
import { share } from "./share.js";
import { sharedFrom } from "./shared-from.js";
import { showCards } from "./show-cards.js";
import { where } from "./where.js";

// Of every page as a whole; then of the elements that ask for them, in this order.
behave({ age }, [document]);
behave({
  notice, contactFilter, near, openNow, search, showCards, second, listen, where, sharedFrom, share, correct,
  phoneBook, savedLanguages, selfTest, erase, install, inApp
});
document.documentElement.setAttribute("data-tools", "ready");

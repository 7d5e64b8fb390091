import { openSession } from "./base/api.js";
import { h, fill } from "./base/dom.js";
import { listen } from "./base/events.js";
import { learn } from "./base/server.js";
import { applyTheme } from "./base/theme.js";
import { language, speak, t } from "./base/words.js";
import { Shell } from "./base/shell.js";

/** Takes the token out of the address, so that it stays in no history, bookmark or screenshot. */
function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) history.replaceState(null, "", `${location.pathname}#/library`);
  return token;
}

/** Says how to get in.
 * @param {any} error */
function showGate(error) {
  const isLocked = error?.status === 401;
  fill(document.body, h("main.gate", {},
    h("h1", {}, "Greenroom"),
    h("p", {}, isLocked ? t("gate.locked") : error?.message || t("error.offline")),
    h("p.hint", {}, (isLocked ? t("gate.hint") : error?.hint ?? "").split("`").map((part, index) => (index % 2 ? h("code", {}, part) : part))),
    h("button.primary", { type: "button", onclick: () => location.reload() }, t("again"))));
}

async function start() {
  try {
    const token = takeToken();
    if (token) await openSession(token);
    await learn();
    const shell = new Shell(document.body);
    shell.show();
    listen();
    language.listen(() => shell.show());
  } catch (error) {
    showGate(error);
  }
}

applyTheme();
speak(language.value);
// An address with a new token may be pasted over a page that is open.
addEventListener("hashchange", () => { if (location.hash.startsWith("#token=")) location.reload(); });
start();

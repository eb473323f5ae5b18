/** What could not be read of a link, and what is there instead: one sentence, until it is put away. */

import type { Refused } from "../address";
import { words } from "../words";
import { h } from "./dom";

const MOST = 4; // parts that are told one by one
const LONG = 32; // signs of a part that are shown

const brief = (text: string): string => ([...text].length > LONG ? `${[...text].slice(0, LONG - 1).join("")}…` : text);

export class Notice {
  readonly element = h("div", { class: "notice", role: "alert", hidden: true });

  /** Tell what was refused; nothing of it is more than text. */
  tell(refused: Refused[]): void {
    this.element.hidden = !refused.length;
    if (!refused.length) return this.element.replaceChildren();
    const { link } = words;
    const shown = refused.slice(0, MOST).flatMap(({ part, taken }, i) => [
      i ? ", " : " ",
      h("code", {}, brief(part)),
      " (",
      ...(taken === null ? [link.left] : [link.instead, " ", h("code", {}, brief(taken))]),
      ")",
    ]);
    const more = refused.length > MOST ? ` ${link.more(refused.length - MOST)}.` : ".";
    const away = h("button", { type: "button", class: "small", "aria-label": link.dismiss, title: link.dismiss, click: () => (this.element.hidden = true) }, "✕");
    this.element.replaceChildren(h("p", {}, link.unread, ...shown, more), away);
  }
}

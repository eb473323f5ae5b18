/** The words in German. */

import type { Catalogue } from "..";
import { formula } from "./formula";
import { ground } from "./ground";
import { page } from "./page";
import { rules } from "./rules";
import { share } from "./share";
import { tasks } from "./tasks";
import { terms } from "./terms";
import { told } from "./told";

export const de: Catalogue = { ...page, ...ground, ...rules, ...told, ...tasks, ...terms, ...share, ...formula };

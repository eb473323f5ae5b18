/** The words in English. Those in other languages are of this shape: the compiler misses none. */

import { formula } from "./formula";
import { ground } from "./ground";
import { page } from "./page";
import { rules } from "./rules";
import { share } from "./share";
import { tasks } from "./tasks";
import { terms } from "./terms";
import { told } from "./told";

export const en = { ...page, ...ground, ...rules, ...told, ...tasks, ...terms, ...share, ...formula };

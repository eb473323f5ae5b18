import { hook } from "./hook";
Object.assign(window, { playground: hook });

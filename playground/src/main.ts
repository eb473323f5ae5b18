import "./styles/theme.css";
import "./styles/stage.css";
import "./styles/figures.css";
import "./styles/controls.css";
import "./styles/screens.css";
import { arrival } from "./engine";
import { hook } from "./hook";
import { registry } from "./registry";
import { App } from "./ui/app";
import { exerciseVerdict } from "./ui/exercise";
import { Page } from "./ui/page";
import { words } from "./words";

// The films' colours are the page's; the style sheet has inks of its own where the page is light.
const colors = Object.entries(registry.colors)
  .map(([name, value]) => `--${name.toLowerCase().replaceAll("_", "-")}: ${value};`)
  .join(" ");
const theme = document.createElement("style");
theme.textContent = `:root { ${colors} }`;
document.head.prepend(theme);

document.title = words.title;
const app = new App();
app.verdict = () => (app.state.mode === "rate" && exerciseVerdict(app)) || app.trouble();
app.arrived = () => {
  const walk = app.engine.selected;
  const there = app.state.mode === "rate" && walk ? arrival(app.engine.landscape, walk) : null;
  return there !== null && app.run.step >= there;
};
new Page(app);
app.refresh(true);

Object.assign(window, { playground: { ...hook, app } });

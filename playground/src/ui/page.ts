/** The page: its figures and panels, and which of them each mode shows. */

import type { Figure } from "../draw/figure";
import { SurfaceView } from "../draw/surface";
import { MODES, type Mode } from "../state";
import { type Language, language, usual, words } from "../words";
import type { App } from "./app";
import { CrewPanel } from "./crew";
import { CurveFigure } from "./curvefigure";
import { h } from "./dom";
import { several, short } from "./numbers";
import { exercise } from "./exercise";
import { GroundPanel } from "./ground";
import { LossFigure } from "./lossfigure";
import { Alpha } from "./alpha";
import { Layout } from "./layout";
import { Live } from "./live";
import { Legend } from "./legend";
import { MapFigure } from "./mapfigure";
import { type Showing, misplaced, misshown, showingOf, tailOf } from "./embed";
import { glossary } from "./glossary";
import { header, themes } from "./header";
import { MeterFigure, rateKey } from "./meterfigure";
import { Notice } from "./notice";
import { RacePanel } from "./race";
import { RankingPanel } from "./ranking";
import { RulesPanel } from "./rules";
import { ScatterFigure } from "./scatterfigure";
import { SharePanel } from "./share";
import { TaskPanel } from "./taskpanel";
import { explain, tips } from "./tips";
import { Transport } from "./transport";

const LATE = 16.9; // milliseconds from frame to frame, a little more than a sixtieth of a second
const SELDOM = 30; // turns between side views, at most
const SLOW = 4; // turns between them at least, on a machine without a graphics processor

const finger = matchMedia("(pointer: coarse)");

interface Panel {
  show(): void;
}

export class Page {
  private readonly layout: Layout;
  private readonly legend: Legend;
  private readonly hosts: Record<string, HTMLElement> = {};
  private readonly modes: Record<Mode, HTMLButtonElement>;
  private readonly panels: Panel[];
  private readonly maps: Partial<Record<Mode, MapFigure>>;
  private readonly curve: CurveFigure;
  private readonly scatter: ScatterFigure;
  private readonly loss: LossFigure;
  private readonly surface: SurfaceView;
  private readonly meter: MeterFigure;
  private readonly meterText = explain(h("p", { class: "hint meter-text" }), "curvature");
  private readonly field = h("input", { type: "checkbox", id: "field" });
  private readonly note = h("p", { class: "hint" });
  private readonly arrows = h("p", { class: "hint" });
  private readonly live: Live;
  private readonly notice = new Notice();
  private readonly tried = exercise();
  private readonly task = h("p", { class: "task" });
  private readonly alpha: Alpha;
  private readonly asked: TaskPanel;
  private readonly probe = explain(h("p", { class: "probe" }), "gradient");
  private readonly ground: GroundPanel;
  private showing: Showing = showingOf(location.hash);
  private rest = 0; // turns between two drawings of the side views
  private skipped = 0;
  private turn = 0; // whose turn it is, where not all is drawn in each frame

  constructor(private readonly app: App) {
    this.modes = Object.fromEntries(MODES.map((mode) => [mode, this.modeButton(mode)])) as Record<Mode, HTMLButtonElement>;
    const transport = new Transport(app);
    const share = new SharePanel(app, () => this.picture());
    const [ground, rules, crew] = [new GroundPanel(app, () => this.showing.task), new RulesPanel(app), new CrewPanel(app)];
    this.ground = ground;
    const [race, ranking] = [new RacePanel(app), new RankingPanel(app)];
    this.panels = [ground, transport, rules, race, ranking, crew, share];
    this.legend = new Legend(this.fieldCheck());
    const panels = {
      ground: ground.element,
      transport: transport.element,
      rules: rules.element,
      race: race.element,
      ranking: ranking.element,
      crew: crew.element,
      share: share.element,
      tried: this.tried.element,
      legend: this.legend.element,
    };
    const tabs = h("nav", { "aria-label": words.modesLabel }, ...MODES.map((mode) => this.modes[mode]));
    const theme = themes(app, this.showing.theme, (name) => (this.showing.theme = name), () => this.show(true));
    const task = new TaskPanel(app, () => this.showing.task, () => {
      this.showing.task = null;
      app.refresh();
    });
    this.asked = task;
    this.alpha = new Alpha(app, (rate) => rules.setRate(rate));
    const cards = { figure: this.mainFigure(), task: task.element, ...panels, ...this.views() };
    this.live = new Live(app);
    this.layout = new Layout(cards, tabs, theme, this.alpha.slider);
    const [head, terms] = [header(app, tabs, theme, (lang) => this.speak(lang)), glossary()];
    document.body.append(head, this.notice.element, this.layout.main, terms, this.live.element, tips());
    this.showAs({ ...cards, header: head, terms });
    this.maps = {
      map: new MapFigure(this.hosts.map!, app, ["x", "y"], words.mapLabel),
      line: new MapFigure(this.hosts.lines!, app, [words.lineMode.w, words.lineMode.b], words.lineMode.mapLabel, false),
    };
    this.curve = new CurveFigure(this.hosts.curve!, app);
    this.scatter = new ScatterFigure(this.hosts.scatter!, app);
    this.surface = new SurfaceView(this.hosts.surface!, () => this.drawSurface());
    if (!this.surface.works) this.hosts.surface!.replaceChildren(h("p", { class: "hint" }, words.surfaceMissing));
    this.surface.canvas.tabIndex = 0;
    this.surface.canvas.setAttribute("role", "application");
    this.surface.canvas.setAttribute("aria-label", words.surfaceLabel);
    this.maps.map!.raised = (landscape, relief) => {
      this.surface.set(landscape, relief);
      this.legend.heights(relief);
      this.note.textContent = relief.compressed ? words.compressed : "";
      this.drawSurface();
    };
    for (const map of Object.values(this.maps)) map.scaled = () => this.tellArrows();
    this.loss = new LossFigure(this.hosts.loss!, app);
    this.meter = new MeterFigure(this.hosts.meter!, app, this.meterText);
    app.blocked = () => (ground.stale ? ground.problem : "");
    app.mend = () => ground.mend();
    app.watchers.push((fresh) => this.show(fresh));
    app.watchers.push(() => this.live.follow());
  }

  /** Show what the address asks for, and keep it in the address. */
  private showAs(cards: Record<string, HTMLElement>): void {
    const { app } = this;
    const wear = () => {
      const { embed, hide } = this.showing;
      document.documentElement.dataset.embed = String(embed);
      document.documentElement.lang = language;
      for (const [name, card] of Object.entries(cards)) card.classList.toggle("not-shown", hide.includes(name));
    };
    app.opening = (hash) => {
      const asked = showingOf(hash);
      const whole = /[#&](mode|on)=/.test(hash) || asked.lang !== null;
      this.showing = { ...this.showing, ...(whole ? asked : { task: asked.task }) };
      // The words stand where they were put: another language is another visit to the same address.
      if (whole && (asked.lang ?? usual) !== language) location.reload();
      wear();
    };
    app.opened = (hash) => this.notice.tell([...app.refused, ...misshown(hash, Object.keys(cards))]);
    this.notice.tell([...misplaced(location.search), ...app.refused, ...misshown(location.hash, Object.keys(cards))]);
    app.tail = () => tailOf(this.showing);
    wear();
  }

  /** The same situation in another language. */
  private speak(lang: Language): void {
    this.showing.lang = lang;
    this.app.write();
    location.reload();
  }

  private modeButton(mode: Mode): HTMLButtonElement {
    return h("button", { type: "button", id: `mode-${mode}`, click: () => this.app.setMode(mode) }, words.modes[mode]);
  }

  private host(name: string): HTMLElement {
    return (this.hosts[name] = h("div", { class: `canvas ${name}` }));
  }

  private fieldCheck(): HTMLElement {
    const { field } = this;
    field.addEventListener("change", () => {
      this.maps.map!.field = field.checked;
      this.maps.map!.redraw();
    });
    const zoom = (name: "in" | "out" | "home", sign: string, act: () => void) =>
      h("button", { type: "button", class: "small zoom", id: `zoom-${name}`, "aria-label": words.zoom[name], title: words.zoom[name], click: act }, sign);
    const buttons = [
      zoom("in", "+", () => this.app.zoom(0.5)),
      zoom("out", "−", () => this.app.zoom(2)),
      zoom("home", "⤢", () => this.app.see(null)),
    ];
    return h("div", { class: "map-tools" }, h("label", { class: "check", for: "field" }, field, explain(h("span", {}, words.field), "field", field)), ...buttons);
  }

  private mainFigure(): HTMLElement {
    const hosts = ["map", "curve", "scatter"].map((name) => this.host(name));
    return h("section", { class: "main-figure" }, h("div", { class: "headline" }, this.task, this.alpha.button), this.staleNote(), ...hosts, this.probe);
  }

  private staleNote(): HTMLElement {
    return h("p", { class: "stale" }, words.formula.stale);
  }

  private views() {
    const figure = (name: string, title: string | HTMLElement, ...below: HTMLElement[]) =>
      h("section", { class: `card view ${name}-view` }, h("h2", {}, title), this.host(name), ...below);
    const term = (text: string, key: string) => explain(h("span", {}, text), key);
    return {
      surface: figure("surface", words.surfaceTitle, this.staleNote(), this.note),
      lines: figure("lines", words.lineMode.mapTitle, this.arrows),
      loss: figure("loss", term(words.lossTitle, "loss")),
      meter: figure("meter", term(words.meterTitle, "limit"), rateKey(), this.meterText),
    };
  }

  /** The figure that "picture" means. */
  private picture(): Figure {
    const { mode } = this.app.state;
    return mode === "map" ? this.maps.map!.figure : mode === "rate" ? this.curve.figure : this.scatter.figure;
  }

  private show(fresh: boolean): void {
    const late = this.app.running && !fresh && (this.surface.slow || this.app.frame > LATE);
    // The picture is drawn in each frame; where a machine is late, all else takes turns.
    const others = [() => this.showPanels(fresh), () => this.loss.draw(), () => this.drawSides()];
    this.turn = (this.turn + 1) % others.length;
    if (late) others[this.turn]!();
    else others.forEach((show) => show());
    this.drawPicture();
    this.tellArrows();
  }

  private showPanels(fresh: boolean): void {
    const { mode } = this.app.state;
    this.layout.racing = this.app.engine.lanes.length > 0;
    if (this.layout.mode !== mode) {
      this.layout.mode = mode;
      for (const name of MODES) this.modes[name].setAttribute("aria-pressed", String(name === mode));
    }
    this.asked.show();
    this.layout.asking = this.asked.asking;
    this.layout.main.dataset.veil = this.app.veil;
    this.field.disabled = this.app.veil !== "";
    this.field.checked = !this.field.disabled && this.maps.map!.field;
    for (const panel of [...this.panels, this.alpha]) panel.show();
    const headline = this.app.running ? words.running[mode] : this.asked.headline || words[this.app.phase][mode];
    if (this.task.textContent !== headline) this.task.textContent = headline;
    this.tried.show(this.app);
    this.layout.main.dataset.stale = String(this.ground.stale);
    const map = this.maps[mode];
    if (map) {
      if (mode === "map") this.hosts.map!.style.setProperty("--aspect", String(map.aspect));
      if (fresh || map.stale) map.redraw();
    }
    this.read();
  }

  private drawPicture(): void {
    const { mode } = this.app.state;
    this.maps[mode]?.draw();
    if (mode === "rate") this.curve.draw();
    if (mode === "line") this.scatter.draw();
  }

  /** How long arrows are: told of those that are drawn, after they were drawn. */
  private tellArrows(): void {
    const { app, maps } = this;
    this.legend.show(app, maps.map!.field, maps.map!.arrowScale);
    const scale = maps.line!.arrowScale;
    const drawn = scale !== null && !app.veil && app.engine.selected && !app.engine.lanes.length;
    this.arrows.textContent = drawn ? words.lineMode.arrows(short(scale, 3)) : "";
  }

  /** What the ground is where the pointer is, or where a reading is kept. */
  private read(): void {
    const { app } = this;
    const place = app.pin ?? app.kept;
    const shown = app.state.mode === "map" && place?.length === 2;
    const told = shown ? words.probe.at(several(place), app.reading(place)) : finger.matches ? words.probe.touch : words.probe.hint;
    this.probe.hidden = app.state.mode !== "map";
    this.probe.dataset.idle = String(!shown);
    if (this.probe.textContent === told) return;
    // What λ is, is told where it stands.
    const [before, after] = told.split(words.probe.curvature) as [string, string?];
    this.probe.replaceChildren(before, ...(after === undefined ? [] : [explain(h("span", {}, words.probe.curvature), "curvature"), after]));
  }

  /** The views beside the map, now and then only where a machine cannot draw them all in time. */
  private drawSides(): void {
    const { running, frame } = this.app;
    if (running) {
      if (frame > 18.5) this.rest = Math.min(SELDOM, this.rest + 0.5);
      else if (frame < 17.2) this.rest = Math.max(this.surface.slow ? SLOW : 0, this.rest - 0.05);
      if (++this.skipped < this.rest) return;
    }
    this.skipped = 0;
    this.drawSurface();
    this.meter.draw();
  }

  private drawSurface(): void {
    const { mode } = this.app.state;
    if (mode !== "map") return;
    const { engine, run, shown, pin, kept } = this.app;
    this.surface.draw(engine.walks, run.selected, engine.lanes, shown, pin ?? kept);
  }
}

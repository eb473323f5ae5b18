import { readFileSync } from "node:fs";
import { type Plugin, defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

/** Nothing may leave the page, even by mistake; and it says which sources it was built from. */
function sealed(): Plugin {
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; " +
    "img-src data: blob:; base-uri 'none'; form-action 'none'";
  return {
    name: "sealed",
    enforce: "post",
    transformIndexHtml: (html) => {
      const sources = readFileSync(new URL("src/fingerprint.txt", import.meta.url), "utf8");
      const tags =
        `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n` +
        `    <meta name="sources" content="${sources.trim()}" />`;
      return html.replace('<meta charset="utf-8" />', `<meta charset="utf-8" />\n    ${tags}`);
    },
  };
}

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), sealed()],
  build: { outDir: "dist", target: ["es2022", "safari15.4"], chunkSizeWarningLimit: 2000 },
});

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Relative addresses, because the page is served from a folder beside the widget's. No inline helper: the pages are
// served under a policy that forbids inline script.
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});

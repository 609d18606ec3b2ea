import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // The package finds its WebAssembly file beside itself, so the development server must leave it where it is.
  optimizeDeps: { exclude: ["impact-jobs"] },
  // The gateway: requests of the page go to `/impact`.
  server: { proxy: { "/impact": "http://127.0.0.1:8787" } },
});

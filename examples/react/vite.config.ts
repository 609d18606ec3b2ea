import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // In development: a gateway, or what `cargo xtask run` starts.
  server: { proxy: { "/impact": "http://127.0.0.1:8787" } },
});

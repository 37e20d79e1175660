namespace CompanionChat.LocalHost.Simulators.Turnstile;

/// <summary>
/// Plays Turnstile's widget (<see href="https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/"/>), rendered
/// explicitly. It finds everybody human at once, and needs no inline script or style, so a strict content policy holds.
/// </summary>
internal static class WidgetScript
{
    public const string Source = """
        // The simulated Turnstile widget of the local host: Cloudflare's client API, and tokens for everybody.
        (() => {
          "use strict";

          const lifetimeMs = 300_000; // Cloudflare's; siteverify refuses older tokens.
          const widgets = new Map();
          let rendered = 0;

          const fail = (message) => { throw new Error(`[Turnstile simulator] ${message}`); };

          // The real widget accepts the same characters.
          const word = (name, value, longest) => {
            const text = value ?? "";
            if (!new RegExp(`^[A-Za-z0-9_-]{0,${longest}}$`).test(text)) fail(`Invalid value for "${name}".`);
            return text;
          };

          const random = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

          const find = (idOrContainer) => {
            if (idOrContainer === undefined) return [...widgets.values()].at(-1);
            if (widgets.has(idOrContainer)) return widgets.get(idOrContainer);
            const container = element(idOrContainer);
            return [...widgets.values()].find((widget) => widget.container === container);
          };

          const element = (container) => {
            if (typeof container !== "string") return container;
            try {
              return document.querySelector(container);
            } catch {
              return null; // A widget id that is gone is no selector.
            }
          };

          const show = (widget, text, token) => {
            widget.token = token;
            widget.field.value = token ?? "";
            widget.label.textContent = text;
          };

          const stop = (widget) => {
            clearTimeout(widget.timer);
            show(widget, "Simulated check: waiting", undefined);
          };

          const challenge = (widget) => {
            stop(widget);
            widget.timer = setTimeout(() => solve(widget), 0);
          };

          const solve = (widget) => {
            const { options } = widget;
            if (options.sitekey.startsWith("2x")) { // Cloudflare's test key that always blocks.
              show(widget, "Simulated check: blocked", undefined);
              options["error-callback"]?.("300030");
              return;
            }
            const token = ["SIM", Date.now(), word("action", options.action, 32), word("cData", options.cData, 255), random()].join(".");
            show(widget, "Simulated check: passed", token);
            widget.timer = setTimeout(() => expire(widget), lifetimeMs);
            options.callback?.(token);
          };

          const expire = (widget) => {
            show(widget, "Simulated check: expired", undefined);
            widget.options["expired-callback"]?.();
            if ((widget.options["refresh-expired"] ?? "auto") === "auto" && widgets.has(widget.id)) challenge(widget);
          };

          const build = (container, options) => {
            const frame = document.createElement("div");
            const label = document.createElement("span");
            const field = document.createElement("input");
            label.setAttribute("role", "status");
            field.type = "hidden";
            if (options["response-field"] !== false) field.name = options["response-field-name"] ?? "cf-turnstile-response";
            frame.append(label, field);
            container.append(frame);
            return { frame, label, field };
          };

          const turnstile = {
            render(container, options = {}) {
              const host = element(container) ?? fail(`Unable to find a container for "${container}".`);
              if (!options.sitekey) fail('Missing parameter "sitekey".');
              word("action", options.action, 32);
              word("cData", options.cData, 255);
              const id = `sim-widget-${++rendered}`;
              const widget = { id, container: host, options, ...build(host, options) };
              widgets.set(id, widget);
              if (options.execution === "execute") stop(widget);
              else challenge(widget);
              return id;
            },
            execute(idOrContainer, options) {
              const widget = find(idOrContainer);
              if (widget) challenge(widget);
              else turnstile.execute(turnstile.render(idOrContainer, { ...options, execution: "execute" }));
            },
            reset(idOrContainer) {
              const widget = find(idOrContainer) ?? fail("Nothing to reset found for the provided container.");
              if (widget.options.execution === "execute") stop(widget);
              else challenge(widget);
            },
            remove(idOrContainer) {
              const widget = find(idOrContainer);
              if (!widget) return;
              clearTimeout(widget.timer);
              widgets.delete(widget.id);
              widget.frame.remove();
            },
            getResponse(idOrContainer) {
              return find(idOrContainer)?.token;
            },
            isExpired(idOrContainer) {
              return find(idOrContainer)?.token === undefined;
            },
            ready(callback) {
              callback();
            },
          };

          window.turnstile = turnstile;
          const onload = new URL(document.currentScript.src).searchParams.get("onload");
          if (onload) setTimeout(() => window[onload]?.(), 0);
        })();
        """;
}

// Cloudflare Turnstile, rendered explicitly. Source: developers.cloudflare.com/turnstile/get-started/client-side-rendering/
interface TurnstileApi {
  render: (container: HTMLElement, options: Record<string, unknown>) => string | undefined;
  execute: (widget: string) => void;
  reset: (widget: string) => void;
  remove: (widget: string) => void;
}

declare global {
  interface Window {
    turnstile?: TurnstileApi;
  }
}

export interface TurnstileSettings {
  siteKey: string;
  scriptUrl: string;
  action: string;
}

interface Finish {
  resolve: (token: string) => void;
  reject: (error: Error) => void;
}

/** A widget that nobody is asked to touch answers within seconds. Milliseconds. */
const patience = 30_000;

/** Yields tokens, one at a time. Shows itself only where Cloudflare wants a person to act. */
export class TurnstileWidget {
  readonly #settings: () => Promise<TurnstileSettings>;
  /** Told when the widget wants to be seen, and when it no longer does. */
  onInteractive: (isInteractive: boolean) => void = () => {};
  #attached: (container: HTMLElement) => void = () => {};
  #whenAttached: Promise<HTMLElement> = this.#nextContainer();
  #widget: { id: string; api: TurnstileApi } | null = null;
  #finish: Finish | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: () => Promise<TurnstileSettings>) {
    this.#settings = settings;
  }

  /** Where the widget lives on the page; null takes it away. */
  attach(container: HTMLElement | null): void {
    this.#remove();
    if (container) this.#attached(container);
    else this.#whenAttached = this.#nextContainer();
  }

  /** A fresh token, which siteverify takes once and within 300 seconds. */
  async token(): Promise<string> {
    const settings = await this.#settings();
    const [container, api] = await Promise.all([this.#whenAttached, loadScript(settings.scriptUrl)]);
    return new Promise((resolve, reject) => {
      this.#finish = { resolve, reject };
      this.#startTimer();
      if (this.#widget) this.#widget.api.reset(this.#widget.id);
      else this.#widget = this.#render(api, container, settings);
      if (this.#widget) api.execute(this.#widget.id);
    });
  }

  #nextContainer(): Promise<HTMLElement> {
    return new Promise((resolve) => {
      this.#attached = resolve;
    });
  }

  #render(api: TurnstileApi, container: HTMLElement, settings: TurnstileSettings) {
    const id = api.render(container, {
      sitekey: settings.siteKey,
      action: settings.action,
      appearance: 'interaction-only',
      execution: 'execute',
      size: 'flexible',
      retry: 'never',
      'refresh-expired': 'manual',
      'response-field': false,
      callback: (token: string) => this.#end((finish) => finish.resolve(token)),
      'error-callback': (code: string) => {
        this.#fail(`Turnstile reports error ${code}.`);
        return true; // Handled: the widget need not write to the console.
      },
      'timeout-callback': () => this.#fail('The security check was not completed.'),
      'unsupported-callback': () => this.#fail('This browser cannot do the security check.'),
      'before-interactive-callback': () => {
        clearTimeout(this.#timer); // A person takes as long as they take.
        this.onInteractive(true);
      },
      'after-interactive-callback': () => this.onInteractive(false),
    });
    if (!id) this.#fail('The security check could not be shown.');
    return id ? { id, api } : null;
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail('The security check took too long.'), patience);
  }

  #fail(reason: string): void {
    this.#end((finish) => finish.reject(new Error(reason)));
    this.#remove();
  }

  #end(how: (finish: Finish) => void): void {
    clearTimeout(this.#timer);
    this.onInteractive(false);
    const finish = this.#finish;
    this.#finish = null;
    if (finish) how(finish);
  }

  #remove(): void {
    const widget = this.#widget;
    this.#widget = null;
    widget?.api.remove(widget.id);
    if (this.#finish) this.#fail('The security check was interrupted.');
  }
}

let script: Promise<TurnstileApi> | null = null;

/** Loads the script once; after a failure the next call tries again. */
function loadScript(url: string): Promise<TurnstileApi> {
  script ??= new Promise<TurnstileApi>((resolve, reject) => {
    const element = document.createElement('script');
    const address = new URL(url, location.href);
    address.searchParams.set('render', 'explicit');
    element.src = address.href;
    element.async = true;
    element.onload = () => (window.turnstile ? resolve(window.turnstile) : reject(new Error('The security check did not start.')));
    element.onerror = () => {
      element.remove();
      reject(new Error('The security check could not be loaded.'));
    };
    document.head.append(element);
  }).catch((error: unknown) => {
    script = null;
    throw error;
  });
  return script;
}

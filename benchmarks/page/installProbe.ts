/** A frame in which a canvas was drawn. Times are those of `performance.now()` in the page. */
interface DrawnFrame {
  /** When the page had done all its work for the frame, rasterising included. */
  endAt: number;
  /** How many calls drew something. */
  calls: number;
  /** A hash of what all canvases show. 0 if the picture is not watched. */
  picture: number;
  /** True if the picture is not the one of the last reset. */
  isChanged: boolean;
}

interface Probe {
  frames: DrawnFrame[];
  /** When each diff arrived in the page. */
  diffs: number[];
  longTasks: { end: number; ms: number }[];
  /** The end of the first frame whose picture has several colours; `null` until then. */
  firstMapAt: number | null;
  /** Forgets frames and diffs. If `watched`, further pictures are compared with the present one. */
  reset: (watched: boolean) => void;
  /**
   * Resolves when `count` diffs have arrived (0: at once), and since then the picture has changed if it is watched and
   * nothing was drawn for `quietMs`; at the latest after `limitMs`.
   */
  settled: (count: number, quietMs: number, limitMs: number) => Promise<void>;
  /** Keeps the messages of the server back. */
  hold: () => void;
  /** Hands all messages that were kept back to the page, in one task. Returns the time of that. */
  release: () => number;
  /**
   * Counts the frames: their times, how many of them handled a move of the mouse or the wheel, and in how many a canvas
   * was moved as a whole.
   */
  countFrames: () => { stop: () => { offered: number[]; asked: number; moved: number } };
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/**
 * Runs in a page before its scripts. It watches from outside, without a hook in the page’s code: the calls that draw on
 * a canvas, the frames, the WebSocket’s messages, and long tasks.
 */
export function installProbe(): void {
  const drawing = [
    'clearRect',
    'fillRect',
    'strokeRect',
    'fill',
    'stroke',
    'fillText',
    'drawImage',
    'putImageData',
  ];
  const frames: DrawnFrame[] = [];
  const diffs: number[] = [];
  const longTasks: Probe['longTasks'] = [];
  const drawn = new Set<HTMLCanvasElement>();
  const hashes = new Map<HTMLCanvasElement, number>();
  let isWatched = false;
  let basePicture = 0;
  let calls = 0;
  let lastContext: unknown = null;
  let depth = 0;
  let lastActivity = 0;

  const requestFrame = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    requestFrame((time) => {
      depth += 1;
      try {
        callback(time);
      } finally {
        depth -= 1;
      }
    });

  // A message to itself is handled after the frame in which it was sent: style, layout, paint and raster are done then.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const endAt = performance.now();
    const canvases = [...drawn].filter((canvas) => canvas.isConnected);
    const frame: DrawnFrame = { endAt, calls, picture: 0, isChanged: false };
    drawn.clear();
    lastContext = null;
    calls = 0;
    if (canvases.length === 0) return;
    lastActivity = endAt;
    if (probe.firstMapAt === null && canvases.some(hasColours)) probe.firstMapAt = endAt;
    if (isWatched) {
      for (const canvas of canvases) hashes.set(canvas, hashOf(canvas));
      frame.picture = pictureOf();
      frame.isChanged = frame.picture !== basePicture;
    }
    frames.push(frame);
  };
  const note = (context: CanvasRenderingContext2D) => {
    calls += 1;
    if (context === lastContext) return;
    if (lastContext === null) {
      if (depth > 0) channel.port2.postMessage(null);
      else requestFrame(() => channel.port2.postMessage(null));
    }
    lastContext = context;
    drawn.add(context.canvas);
  };
  const prototype = CanvasRenderingContext2D.prototype as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  for (const name of drawing) {
    const original = prototype[name] as (...args: unknown[]) => unknown;
    prototype[name] = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      note(this);
      return original.apply(this, args);
    };
  }

  const pixelsOf = (canvas: HTMLCanvasElement): Uint32Array | null => {
    if (canvas.width === 0 || canvas.height === 0) return null;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return data ? new Uint32Array(data.buffer) : null;
  };
  const hashOf = (canvas: HTMLCanvasElement): number => {
    let hash = 0;
    for (const pixel of pixelsOf(canvas) ?? []) hash = (Math.imul(hash, 31) + pixel) | 0;
    return hash;
  };
  const pictureOf = (): number => {
    let picture = 1;
    for (const canvas of document.querySelectorAll('canvas'))
      picture = (Math.imul(picture, 31) + (hashes.get(canvas) ?? 0)) | 0;
    return picture;
  };
  const hasColours = (canvas: HTMLCanvasElement): boolean => {
    const pixels = pixelsOf(canvas) ?? new Uint32Array();
    const colours = new Set<number>();
    for (let i = 0; i < pixels.length && colours.size < 8; i += 3) colours.add(pixels[i] as number);
    return colours.size >= 8;
  };

  const passed = new WeakSet<Event>();
  let held: { socket: WebSocket; data: unknown }[] | null = null;
  const PlainWebSocket = window.WebSocket;
  window.WebSocket = class extends PlainWebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (passed.has(event)) return;
        if (held !== null) {
          held.push({ socket: this, data: event.data });
          event.stopImmediatePropagation();
        }
        if (typeof event.data !== 'string' || !event.data.startsWith('42["topology:diff"')) return;
        lastActivity = performance.now();
        diffs.push(lastActivity);
      });
    }
  };

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      longTasks.push({ end: startTime + duration, ms: duration });
  }).observe({ type: 'longtask', buffered: true });

  const probe: Probe = {
    frames,
    diffs,
    longTasks,
    firstMapAt: null,
    reset: (watched) => {
      frames.length = 0;
      diffs.length = 0;
      isWatched = watched;
      lastActivity = performance.now();
      hashes.clear();
      if (!watched) return;
      for (const canvas of document.querySelectorAll('canvas')) hashes.set(canvas, hashOf(canvas));
      basePicture = pictureOf();
    },
    settled: (count, quietMs, limitMs) =>
      new Promise((resolve) => {
        const start = performance.now();
        const timer = setInterval(() => {
          const now = performance.now();
          const isShown = !isWatched || frames.some(({ isChanged }) => isChanged);
          const isQuiet = diffs.length >= count && isShown && now - lastActivity >= quietMs;
          if (!isQuiet && now - start < limitMs) return;
          clearInterval(timer);
          resolve();
        }, 10);
      }),
    hold: () => {
      held = [];
    },
    release: () => {
      const messages = held ?? [];
      held = null;
      const at = performance.now();
      for (const { socket, data } of messages) {
        const event = new MessageEvent('message', { data });
        passed.add(event);
        socket.dispatchEvent(event);
      }
      return at;
    },
    countFrames: () => {
      const offered: number[] = [];
      let isOn = true;
      let moved = 0;
      let asked = 0;
      let isAsked = false;
      const ask = () => {
        isAsked = true;
      };
      for (const type of ['mousemove', 'wheel'])
        window.addEventListener(type, ask, { capture: true, passive: true });
      let last = '';
      const look = () => {
        const canvases = [...document.querySelectorAll('canvas')];
        return canvases
          .map((canvas) => canvas.style.transform + (canvas.parentElement?.style.transform ?? ''))
          .join();
      };
      const tick = (time: number) => {
        if (!isOn) return;
        offered.push(time);
        if (isAsked) asked += 1;
        isAsked = false;
        const now = look();
        if (now !== last) moved += 1;
        last = now;
        requestFrame(tick);
      };
      last = look();
      requestFrame(tick);
      return {
        stop: () => {
          isOn = false;
          return { offered, asked, moved };
        },
      };
    },
  };
  window.probe = probe;
}

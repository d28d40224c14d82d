/** What the page objects need of a DOM element: the tests are checked without the DOM's types, as the server is. */
export interface PageElement {
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

// What scripts/check-pages asks of a page, run inside of it.
(() => {
  const visible = (element) => element.getClientRects().length > 0;
  const articles = () => Array.from(document.querySelectorAll('article'));

  // The verdict, the number of rows of metrics, and the titles of the pictures, language by language.
  globalThis.contents = () => Object.fromEntries(articles().map((article) => {
    const levels = Array.from(article.querySelectorAll('h1, h2, h3')).map((one) => Number(one.tagName[1]));
    const answer = article.querySelector('.answer');
    return [article.id, {
      decision: answer && answer.dataset.decision,
      word: article.querySelector('.word strong')?.textContent,
      reason: article.querySelector('.reason')?.textContent,
      rows: article.querySelectorAll('table[data-name=metrics] tbody tr').length,
      figures: Array.from(article.querySelectorAll('figure')).map((one) =>
        one.querySelector('svg > title')?.textContent && one.querySelector('figcaption')?.textContent),
      headings: levels.filter((level, place) => place > 0 && level > levels[place - 1] + 1),
      scopes: article.querySelectorAll('th:not([scope])').length,
    }];
  }));

  globalThis.twice = () => {
    const all = Array.from(document.querySelectorAll('[id]')).map((one) => one.id);
    return all.length - new Set(all).size;
  };

  // Clicks every head of every table that sorts, twice, and looks at the order.
  globalThis.sorting = (language) => {
    const wrong = [];
    const tables = Array.from(document.querySelectorAll(`#${language} table.sortable`));
    const value = (cell) => {
      if (cell.dataset.key !== undefined) { return Number(cell.dataset.key); }
      const text = cell.textContent.trim();
      const number = Number(text.replaceAll(',', '').replace('\u2212', '-'));
      return text === '\u2013' ? null : (Number.isNaN(number) ? text : number);
    };
    for (const table of tables) {
      const before = Array.from(table.tBodies[0].rows);
      Array.from(table.tHead.rows[0].cells).forEach((head, place) => {
        for (const way of ['ascending', 'descending']) {
          head.querySelector('button').click();
          if (head.getAttribute('aria-sort') !== way) { wrong.push(`${head.textContent}: not ${way}`); }
          const values = Array.from(table.tBodies[0].rows).map((row) => value(row.cells[place]));
          const known = values.filter((one) => one !== null);
          const sign = way === 'ascending' ? 1 : -1;
          for (let i = 1; i < known.length; i++) {
            const [left, right] = [known[i - 1], known[i]];
            if (typeof left === 'number' && typeof right === 'number' && sign * (left - right) > 0) {
              wrong.push(`${head.textContent}: ${left} before ${right}, ${way}`);
            }
          }
          if (values.slice(known.length).some((one) => one !== null)) { wrong.push(`${head.textContent}: gaps first`); }
        }
      });
      if (new Set(table.tBodies[0].rows).size !== before.length) { wrong.push('rows were lost'); }
      before.forEach((row) => table.tBodies[0].appendChild(row));
      table.querySelectorAll('[aria-sort]').forEach((head) => head.removeAttribute('aria-sort'));
    }
    return { tables: tables.length, wrong };
  };

  // How much wider than the screen the page is, and which texts of a picture touch.
  globalThis.layout = (language) => {
    const screen = document.documentElement.clientWidth;
    const result = { overflow: document.documentElement.scrollWidth - screen, wide: [], overlaps: [], outside: [] };
    if (result.overflow > 0) {
      result.wide = Array.from(document.querySelectorAll(`#${language} *`))
        .filter((one) => one.getBoundingClientRect().right > screen + 1 && !one.closest('.scroll'))
        .slice(0, 4).map((one) => `${one.tagName}.${one.className}`);
    }
    for (const svg of document.querySelectorAll(`#${language} figure svg`)) {
      const frame = svg.getBoundingClientRect();
      const texts = Array.from(svg.querySelectorAll('text')).filter((one) => one.textContent.trim() && visible(one))
        .map((one) => ({ text: one.textContent.trim(), box: one.getBoundingClientRect() }));
      for (const { text, box } of texts) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2
          || box.bottom > frame.bottom + 2) { result.outside.push(text); }
      }
      for (let i = 0; i < texts.length; i++) {
        for (let j = i + 1; j < texts.length; j++) {
          const [a, b] = [texts[i].box, texts[j].box];
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          // Boxes of lines are higher than their letters: a quarter of the smaller one may be shared.
          if (wide > 0.5 && high > 0.25 * Math.min(a.height, b.height)) {
            result.overlaps.push(`${texts[i].text} / ${texts[j].text}`);
          }
        }
      }
    }
    return result;
  };

  const channels = (text) => {
    const parts = (text.match(/[\d.]+/g) || []).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if (colour.length === 4 && colour[3] === 1) { return colour; }
    }
    return [255, 255, 255, 1];
  };

  // Texts whose contrast with what is behind them is below 4.5.
  globalThis.contrast = () => {
    const low = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.nodeValue.trim() || !visible(element)) { continue; }
      if (['SCRIPT', 'STYLE', 'title', 'desc'].includes(element.tagName)) { continue; }
      const style = getComputedStyle(element);
      const colour = channels(element.closest('svg') ? style.fill : style.color);
      if (colour.length < 3) { continue; }
      const found = ratio(colour, behind(element));
      const name = `${found.toFixed(2)} of ${element.tagName}.${element.getAttribute('class') || ''}`;
      if (found < 4.5) { low.set(name, walker.currentNode.nodeValue.trim().slice(0, 30)); }
    }
    return Array.from(low, ([name, text]) => `${name}: ${text}`);
  };

  // What the page is on paper of the screen's width.
  globalThis.printed = () => {
    const screen = document.documentElement.clientWidth;
    const shown = articles().filter(visible);
    return {
      wide: Array.from(shown[0].querySelectorAll('td, th, p, svg, code')).filter((one) =>
        visible(one) && one.getBoundingClientRect().right > screen + 1)
        .map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 30)}`),
      articles: shown.length,
      paper: luminance(channels(getComputedStyle(document.body).color)) < 0.2 ? 'light' : 'dark',
    };
  };
})()

/// What the page can do besides being read: sort its tables, and keep to a language.
///
/// It holds neither `<` nor `&`, so that it is the same text to HTML and to XML.
enum PageScript {
  static let text = """
    'use strict';
    (function () {
      var choices = Array.from(document.querySelectorAll('input[name=language]'));
      function shown() {
        return choices.find(function (choice) { return choice.checked; });
      }
      function show(language, isKept) {
        var choice = choices.find(function (one) { return one.value === language; });
        if (!choice) { return; }
        choice.checked = true;
        document.documentElement.lang = language;
        document.title = document.getElementById(language).dataset.title;
        if (isKept) { try { localStorage.setItem('assay-language', language); } catch (error) { return; } }
      }
      function follow() {
        var place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        var article = place ? place.closest('article') : null;
        if (article) { show(article.id, false); place.scrollIntoView(); }
        return Boolean(article);
      }
      choices.forEach(function (choice) {
        choice.addEventListener('change', function () { show(choice.value, true); });
      });
      addEventListener('hashchange', follow);
      if (!follow()) {
        try { show(localStorage.getItem('assay-language'), false); } catch (error) { show(shown().value, false); }
      }
      addEventListener('beforeprint', function () {
        document.querySelectorAll('details').forEach(function (one) { one.open = true; });
      });

      function key(row, place) {
        var cell = row.cells[place];
        if (cell.dataset.key !== undefined) { return Number(cell.dataset.key); }
        var text = cell.textContent.trim();
        var number = text.replace(/,/g, '').replace('\\u2212', '-');
        if (text === '' || text === '\\u2013') { return null; }
        return isNaN(Number(number)) ? text : Number(number);
      }
      function compare(left, right) {
        if (left === null || right === null) { return (left === null ? 1 : 0) - (right === null ? 1 : 0); }
        if (typeof left === 'number' ? typeof right === 'number' : false) { return left - right; }
        return String(left).localeCompare(String(right), undefined, { numeric: true });
      }
      document.querySelectorAll('table.sortable').forEach(function (table) {
        var heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach(function (head, place) {
          var button = document.createElement('button');
          button.type = 'button';
          while (head.firstChild) { button.appendChild(head.firstChild); }
          head.appendChild(button);
          button.addEventListener('click', function () {
            var isDown = head.getAttribute('aria-sort') === 'ascending';
            heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
            head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
            var body = table.tBodies[0];
            Array.from(body.rows).map(function (row) { return { row: row, key: key(row, place) }; })
              .sort(function (left, right) {
                var order = compare(left.key, right.key);
                var isOpen = left.key === null ? true : right.key === null;
                return isDown ? (isOpen ? order : -order) : order;
              })
              .forEach(function (one) { body.appendChild(one.row); });
          });
        });
      });
    })();

    """
}

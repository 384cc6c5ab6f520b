'use strict';

(() => {
  const MOST_RESULTS = 20;
  const TITLE_WEIGHT = 10;
  const PAGE_WEIGHT = 3;
  const EXCERPT = 120;
  const root = document.getElementById('site').dataset.root;
  const search = document.getElementById('search');
  const results = document.getElementById('results');
  const found = document.getElementById('found');

  const element = (name, properties, ...children) => {
    const created = Object.assign(document.createElement(name), properties);
    created.append(...children);
    return created;
  };

  /* The list of pages is beside the page if there is room, and behind a button otherwise. */
  const room = matchMedia('(min-width: 64rem)');
  const showPages = () => {
    document.getElementById('pages').open = room.matches;
    const current = document.querySelector('#pages a[aria-current]');
    if (room.matches && current) {
      const list = document.querySelector('#pages nav');
      list.scrollTop = current.offsetTop - list.clientHeight / 2;
    }
  };
  /* On a phone, a long list of sections would hide the page. */
  const contents = document.querySelector('#toc details');
  if (contents && matchMedia('(max-width: 40rem)').matches) {
    contents.open = false;
  }
  room.addEventListener('change', showPages);
  showPages();

  /* What scrolls sideways can be scrolled with the keyboard. */
  const makeScrollable = () => document.querySelectorAll('.wide, pre').forEach((box) => {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', box.matches('pre') ? 'Code' : 'Table');
    } else {
      box.removeAttribute('tabindex');
      box.removeAttribute('role');
      box.removeAttribute('aria-label');
    }
  });
  addEventListener('resize', makeScrollable);
  makeScrollable();

  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter((word) => word);

  const scoreOf = (entry, words) => {
    const [title, page, text] = [entry.title.toLowerCase(), entry.page.toLowerCase(), entry.text.toLowerCase()];
    let score = 0;
    for (const word of words) {
      const of = (title.includes(word) ? TITLE_WEIGHT : 0) + (page.includes(word) ? PAGE_WEIGHT : 0) + (text.includes(word) ? 1 : 0);
      if (of === 0) {
        return 0;
      }
      score += of;
    }
    return score;
  };

  const excerptOf = (entry, words) => {
    const at = Math.max(0, ...words.map((word) => entry.text.toLowerCase().indexOf(word)));
    const from = at < EXCERPT / 2 ? 0 : entry.text.indexOf(' ', at - EXCERPT / 2) + 1;
    return (from > 0 ? '… ' : '') + entry.text.slice(from, from + EXCERPT) + (from + EXCERPT < entry.text.length ? ' …' : '');
  };

  const resultOf = (entry, words) => element('li', {},
    element('a', { href: root + entry.url, textContent: entry.title === entry.page ? entry.title : entry.page + ': ' + entry.title }),
    element('small', { textContent: excerptOf(entry, words) }));

  const find = () => {
    const words = wordsOf(search.value);
    const scored = words.length === 0 ? [] : window.searchIndex.map((entry) => [entry, scoreOf(entry, words)]).filter(([, score]) => score > 0)
      .sort(([, one], [, other]) => other - one);
    results.replaceChildren(...scored.slice(0, MOST_RESULTS).map(([entry]) => resultOf(entry, words)));
    found.textContent = words.length === 0 ? '' : scored.length === 0 ? 'Nothing found'
      : scored.length > MOST_RESULTS ? `The best ${MOST_RESULTS} of ${scored.length} sections` : `${scored.length} section${scored.length > 1 ? 's' : ''}`;
  };

  /* The index is loaded with the first search only. */
  search.addEventListener('input', () => {
    if (window.searchIndex) {
      find();
    } else if (!document.getElementById('search-index')) {
      document.body.append(element('script', { id: 'search-index', src: root + 'search-index.js', onload: find,
        onerror: () => { found.textContent = 'The index of the search cannot be loaded'; } }));
    }
  });
})();

// locale.lib.js: asks the browser's Intl how numbers and times are written. Answers are UTF-8 in a buffer of
// the caller, cut where it ends; what is returned is their size. Forms are in the order of
// view/words/locale.h.
addToLibrary({
  $readerLocale: {
    tags: undefined,  // the browser's own languages
    made: {},
    day: { day: 'numeric', month: 'short', year: 'numeric' },
    clock: { hour: 'numeric', minute: '2-digit' },
    numberForms: [
      {},
      { notation: 'compact', maximumFractionDigits: 1, roundingMode: 'trunc' },
      { style: 'percent' },
    ],
    timeForms: () => {
      const { clock, day } = readerLocale;
      const seconds = { ...clock, second: '2-digit' };
      return [
        { year: 'numeric' }, { month: 'short' }, { month: 'short', year: 'numeric' },
        { month: 'long', year: 'numeric' }, { day: 'numeric' }, day, clock, seconds, { ...day, ...clock },
        { ...day, ...seconds, timeZoneName: 'short' }, { month: 'long', day: 'numeric' },
      ];
    },
    units: ['second', 'minute', 'hour', 'day'],
    plurals: ['zero', 'one', 'two', 'few', 'many', 'other'],
    // Making one takes as long as a thousand uses of it.
    of(name, key, options) {
      const { made, tags } = readerLocale;
      return made[name + key] ??= new Intl[name](tags, options());
    },
    // The axis has the borders of this calendar, so all dates are told by it.
    time: (form, isReaderZone) => readerLocale.of('DateTimeFormat', `${form} ${isReaderZone}`, () => ({
      ...readerLocale.timeForms()[form], calendar: 'gregory', ...(isReaderZone ? {} : { timeZone: 'UTC' }),
    })),
  },

  locale_use__deps: ['$readerLocale', '$UTF8ToString'],
  locale_use: (tags, size) => {
    const list = UTF8ToString(tags, size);
    readerLocale.tags = list === '' ? undefined : list.split(',');
    readerLocale.made = {};
  },

  locale_number__deps: ['$readerLocale', '$stringToUTF8'],
  locale_number: (number, form, out, most) => {
    const format = readerLocale.of('NumberFormat', form, () => readerLocale.numberForms[form]);
    return stringToUTF8(format.format(form === 2 ? number / 100 : number), out, most);
  },

  locale_time__deps: ['$readerLocale', '$stringToUTF8'],
  locale_time: (millis, form, isReaderZone, out, most) =>
    stringToUTF8(readerLocale.time(form, isReaderZone).format(millis), out, most),

  locale_range__deps: ['$readerLocale', '$stringToUTF8'],
  locale_range: (from, to, form, out, most) =>
    stringToUTF8(readerLocale.time(form, 0).formatRange(from, to), out, most),

  locale_ago__deps: ['$readerLocale', '$stringToUTF8'],
  locale_ago: (amount, unit, out, most) => {
    const format = readerLocale.of('RelativeTimeFormat', '', () => ({ numeric: 'auto', style: 'narrow' }));
    return stringToUTF8(format.format(-amount, readerLocale.units[unit]), out, most);
  },

  locale_plural__deps: ['$readerLocale'],
  locale_plural: (number) =>
    readerLocale.plurals.indexOf(readerLocale.of('PluralRules', '', () => ({})).select(number)),
});

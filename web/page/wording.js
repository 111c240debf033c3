// wording: how numbers and formats are said on the page.
const formatNames = {
  x: 'X archive', mastodon: 'Mastodon export', pixelfed: 'Pixelfed export', backscroll: 'Backscroll archive',
  profile_page: 'saved profile page', sample: 'invented posts',
};

export const formatName = (format) => (Object.hasOwn(formatNames, format) ? formatNames[format] : format);
export const inFull = (number) => number.toLocaleString('en');

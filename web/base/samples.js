// samples: how large an invented archive may be, for load({sample}) and the command line.
export const mostSamplePosts = 20_000_000;
export const mostSeed = 0xffff_ffff;

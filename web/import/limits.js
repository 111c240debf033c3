// limits: how much of what somebody opens is ever taken. Whoever made a container may mean no good.

/** Files in folders and containers; each costs memory for its name alone. */
export const mostMembers = 500_000;
/** Letters of a path, in a folder or a container. */
export const mostPathLetters = 1000;
/** Of one file that is read as text; what a container says of it is not believed. */
export const mostFileBytes = 8 * 2 ** 30;
/** A container in a container is unpacked into memory, or onto disk where the browser sees to that. */
export const mostInnerBytes = 2 ** 30;
/** The same for the pictures and films of a container that cannot be read from the middle. */
export const mostKeptMediaBytes = 2 ** 29;
/** And for its texts, those that are small and the beginnings of others. */
export const mostKeptTextBytes = 2 ** 25;
export const mostSmallBytes = 2 ** 20;
/** One picture or film. */
export const mostMediumBytes = 2 ** 31;
/** What an import says of what it met, as JSON: its places and profile are short. */
export const mostInfoBytes = 2 ** 20;
/** What is looked at to find out what a file is. */
export const headBytes = 4096;

/** Colour maps, which are data files, and pure functions from values to colours. */
package dev.sightline.core.colour;

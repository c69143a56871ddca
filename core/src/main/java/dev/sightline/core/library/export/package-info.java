/** Writes a library out, as lists that other programs and data sets read. */
package dev.sightline.core.library.export;

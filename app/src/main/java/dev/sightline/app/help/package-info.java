/** Short help texts that say how to read a view. */
package dev.sightline.app.help;

/** Choosing an explanation method and what it explains, and keeping what was found. */
package dev.sightline.app.explain;

/** Narrows and sorts a list of videos by what is known of them. */
package dev.sightline.core.library.facet;

/** The strip of videos at the left: samples and what the user opened. */
package dev.sightline.app.library;

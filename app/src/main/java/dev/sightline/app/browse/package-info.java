/** The page of all videos: what was imported, seen, searched and opened. */
package dev.sightline.app.browse;

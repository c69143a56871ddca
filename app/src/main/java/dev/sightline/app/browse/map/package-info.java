/** The library as a map: videos as points, what looks alike close together. */
package dev.sightline.app.browse.map;

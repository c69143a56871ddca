/** The search over everything that the window can do. */
package dev.sightline.app.palette;

/** The guided tour through the window. */
package dev.sightline.app.tour;

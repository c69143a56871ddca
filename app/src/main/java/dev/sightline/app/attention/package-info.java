/** The attention matrix on the time line, and the course of classes under it. */
package dev.sightline.app.attention;

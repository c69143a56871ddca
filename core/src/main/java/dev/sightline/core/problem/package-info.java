/** The one way in which errors are reported. */
package dev.sightline.core.problem;

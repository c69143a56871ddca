/** Where a model looks, painted over pictures. */
package dev.sightline.core.overlay;

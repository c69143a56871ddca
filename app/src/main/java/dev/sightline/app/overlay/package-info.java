/** Where the model looks, painted over the moving picture. */
package dev.sightline.app.overlay;

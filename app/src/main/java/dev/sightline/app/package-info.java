/** The window of the product; its parts lie in the packages below. */
package dev.sightline.app;

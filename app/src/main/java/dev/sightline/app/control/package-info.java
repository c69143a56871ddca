/** Small pieces that several views are made of. */
package dev.sightline.app.control;

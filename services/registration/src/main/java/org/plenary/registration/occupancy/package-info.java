/// What everybody may know in numbers: the rules of admission with the places taken and left, and the figures.
///
/// Places and waiting lists are told exactly, so that people can decide. What could point at few people is not: figures
/// below five are left out, and of minors even the places taken are not told below five.
@NullMarked
package org.plenary.registration.occupancy;

import org.jspecify.annotations.NullMarked;

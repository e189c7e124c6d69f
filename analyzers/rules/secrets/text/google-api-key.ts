export const config = {
  // ruleid: google-api-key
  mapsKey: 'AIzaA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r',
  // ruleid: google-api-key
  translate: "https://translation.googleapis.com/v2?key=AIzaZ9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i",
  // ok: google-api-key
  sample: 'AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
  // ok: google-api-key
  right: process.env.MAPS_KEY,
  // ok: google-api-key
  browsers: 'https://www.youtube.com/youtubei/v1/search?key=AIzaZ9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i',
};

// ruleid: discord-webhook
const hook = 'https://discord.com/api/webhooks/102938475610293847/A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6A7b8C9d0E1f2G3h4';
// ruleid: discord-webhook
fetch("https://discordapp.com/api/v10/webhooks/564738291056473829/Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2H1g0F9e8D7c6B5a4Z3y2X1w0V9u8T7s6");
// ok: discord-webhook
const right = process.env.DISCORD_HOOK;
// ok: discord-webhook
const sample = 'https://discord.com/api/webhooks/102938475610293847/your-token';

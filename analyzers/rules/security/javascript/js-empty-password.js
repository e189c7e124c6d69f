import mysql from "mysql2";
import { Sequelize } from "sequelize";

// ruleid: js-empty-password
export const shop = mysql.createConnection({ host: "db", user: "root", password: "", database: "shop" });

// ruleid: js-empty-password
export const ledger = new Sequelize("ledger", "root", "", { dialect: "mysql" });

// ok: js-empty-password
export const right = mysql.createPool({ host: "db", user: "shop", password: process.env.DB_PASSWORD });

// ok: js-empty-password
export const form = { user: "", password: "" };

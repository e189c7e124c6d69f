import mysql from "mysql2";
import { Sequelize } from "sequelize";

// ruleid: js-password-in-code
export const connection = mysql.createConnection({ host: "db", user: "shop", password: "Summer-2021" });

// ruleid: js-password-in-code
export const orm = new Sequelize("shop", "shop", "Summer-2021", { dialect: "mysql" });

// ok: js-password-in-code
export const right = mysql.createConnection({ host: "db", user: "shop", password: process.env.DB_PASSWORD });

// ok: js-password-in-code
export const local = new Sequelize("shop", "shop", "", { dialect: "sqlite" });

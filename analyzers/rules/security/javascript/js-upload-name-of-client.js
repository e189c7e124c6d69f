const multer = require('multer');
const crypto = require('crypto');
const path = require('path');

const storage = multer.diskStorage({
  destination: 'public/uploads',
  filename: (req, file, cb) => {
    // ruleid: js-upload-name-of-client
    cb(null, Date.now() + '-' + file.originalname);
  },
});

app.post('/avatar', multer({ storage }).single('avatar'), (req, res) => res.end());

app.post('/picture', (req, res) => {
  const picture = req.files.picture;
  // ruleid: js-upload-name-of-client
  picture.mv('./public/images/' + picture.name, () => res.end());
});

const own = multer.diskStorage({
  destination: 'public/uploads',
  filename: (req, file, cb) => {
    // ok: js-upload-name-of-client
    cb(null, crypto.randomUUID() + '.png');
  },
});

app.post('/scan', (req, res) => {
  const scan = req.files.scan;
  // ok: js-upload-name-of-client
  scan.mv(path.join('scans', crypto.randomUUID()), () => res.end());
});

app.post('/photo', (req, res) => {
  const photo = req.files.photo;
  if (!['image/png', 'image/jpeg'].includes(photo.mimetype)) {
    return res.status(415).end();
  }
  // ok: js-upload-name-of-client
  photo.mv('./public/images/' + photo.name, () => res.end());
});
